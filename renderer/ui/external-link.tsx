import { createContext, type ReactNode, useContext } from "react";

type OpenExternal = (url: string) => void;

const OpenExternalContext = createContext<OpenExternal>(openInNewTab);

/** Says how addresses are opened outside the app; without it they open in a new tab. */
export function ExternalLinkProvider({ open, children }: { open: OpenExternal; children: ReactNode }) {
  return <OpenExternalContext value={open}>{children}</OpenExternalContext>;
}

export function ExternalLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const open = useContext(OpenExternalContext);
  if (!href || !isSafe(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      title={href}
      rel="noreferrer noopener"
      target="_blank"
      onClick={(event) => {
        event.preventDefault();
        open(href);
      }}
    >
      {children}
    </a>
  );
}

function isSafe(href: string): boolean {
  return /^(https?:|mailto:)/i.test(href);
}

function openInNewTab(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}
