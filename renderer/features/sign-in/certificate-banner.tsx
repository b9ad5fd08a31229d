import { ShieldX } from "lucide-react";
import { useDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";

/** The server showed a certificate that this computer does not trust: nothing was sent, and why is said. */
export function CertificateBanner() {
  const refused = useDesktopNews((news) => news.refusedCertificate);
  if (!refused) return null;
  return (
    <Banner tone="danger" icon={ShieldX} title={t("signIn.certificate.title", { host: refused.host })}>
      {t("signIn.certificate.detail", { reason: toCertificateWords(refused.reason) })}
    </Banner>
  );
}

/** Chromium's names for what is wrong; one that is not here is told as it is. */
const REASONS: Readonly<Record<string, "authority" | "name" | "date" | "revoked">> = {
  "net::ERR_CERT_AUTHORITY_INVALID": "authority",
  "net::ERR_CERT_COMMON_NAME_INVALID": "name",
  "net::ERR_CERT_DATE_INVALID": "date",
  "net::ERR_CERT_REVOKED": "revoked",
};

export function toCertificateWords(reason: string): string {
  const known = REASONS[reason];
  return known ? t(`signIn.certificate.${known}`) : reason;
}
