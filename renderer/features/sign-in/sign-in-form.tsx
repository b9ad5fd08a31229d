import { type FormEvent, useRef, useState } from "react";
import { type Credentials, SignInFailed } from "#renderer/sync/session.ts";
import { useSession } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { KeepChoiceField, useKeepChoice } from "./keep-choice.tsx";
import { PasswordField } from "./password-field.tsx";

export interface SignInFormProps {
  email: string;
  /** The session of somebody who is at work ran out: it is they who sign in again. */
  isEmailFixed: boolean;
  onDone?: () => void;
}

export function SignInForm({ email: given, isEmailFixed, onDone }: SignInFormProps) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState("");
  const passwordField = useRef<HTMLInputElement>(null);
  const { fault, isBusy, signIn } = useSignIn(onDone);
  const keeping = useKeepChoice();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const failed = await signIn({
      email: email.trim(),
      password,
      ...(!isEmailFixed && { isKept: keeping.isKept }),
    });
    if (failed?.reason === "wrong_credentials") passwordField.current?.select();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
      {fault && <Banner tone={fault.reason === "unreachable" ? "warning" : "danger"}>{fault.message}</Banner>}
      <TextField
        label={t("signIn.email")}
        type="email"
        name="email"
        size="lg"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={given === ""}
        readOnly={isEmailFixed}
        value={email}
        onValueChange={setEmail}
      />
      <PasswordField value={password} onValueChange={setPassword} fieldRef={passwordField} autoFocus={given !== ""} />
      {!isEmailFixed && <KeepChoiceField {...keeping} />}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        wide
        busy={isBusy}
        disabled={email.trim() === "" || password === ""}
      >
        {t("signIn.signIn")}
      </Button>
    </form>
  );
}

function useSignIn(onDone: (() => void) | undefined) {
  const session = useSession();
  const [fault, setFault] = useState<SignInFailed | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function signIn(credentials: Credentials): Promise<SignInFailed | null> {
    setIsBusy(true);
    setFault(null);
    try {
      await session.signIn(credentials);
      onDone?.();
      return null;
    } catch (thrown) {
      const failed = toFailure(thrown);
      setFault(failed);
      return failed;
    } finally {
      setIsBusy(false);
    }
  }

  return { fault, isBusy, signIn };
}

function toFailure(thrown: unknown): SignInFailed {
  if (thrown instanceof SignInFailed) return thrown;
  return new SignInFailed("failed", t("signIn.fault.notStored"));
}
