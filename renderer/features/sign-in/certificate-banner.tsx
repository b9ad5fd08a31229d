import { ShieldX } from "lucide-react";
import { useDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { Banner } from "#renderer/ui/banner.tsx";

/** The server showed a certificate that this computer does not trust: nothing was sent, and why is said. */
export function CertificateBanner() {
  const refused = useDesktopNews((news) => news.refusedCertificate);
  if (!refused) return null;
  return (
    <Banner tone="danger" icon={ShieldX} title={`${refused.host} could not prove who it is.`}>
      Its certificate is not one that this computer trusts ({toCertificateWords(refused.reason)}), so nothing was sent
      to it. Check the computer’s clock and the address, and tell your administrator.
    </Banner>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  "net::ERR_CERT_AUTHORITY_INVALID": "nobody whom this computer trusts has signed it",
  "net::ERR_CERT_COMMON_NAME_INVALID": "it is for another address",
  "net::ERR_CERT_DATE_INVALID": "it has expired or is not valid yet",
  "net::ERR_CERT_REVOKED": "it was revoked",
};

export function toCertificateWords(reason: string): string {
  return WORDS[reason] ?? reason;
}
