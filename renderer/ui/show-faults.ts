import { flushSync } from "react-dom";

/** Shows what is wrong in a form, and leads whoever sent it to the first field that is. */
export function showFaults(form: HTMLFormElement, show: () => void): void {
  flushSync(show);
  form.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
}
