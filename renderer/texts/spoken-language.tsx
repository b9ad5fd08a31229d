import { Fragment, type ReactNode } from "react";
import { useSpoken } from "./texts.ts";

/** Draws what is in it anew when another language is spoken: nobody has to ask for words by a hook. */
export function SpokenLanguage({ children }: { children: ReactNode }) {
  const { language, locale } = useSpoken();
  return <Fragment key={`${language} ${locale}`}>{children}</Fragment>;
}
