import { Eye, EyeOff } from "lucide-react";
import { type RefObject, useState } from "react";
import { PASSWORD_MAX } from "#protocol/account/account.ts";
import { t } from "#renderer/texts/texts.ts";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

export interface PasswordFieldProps {
  value: string;
  onValueChange: (value: string) => void;
  fieldRef: RefObject<HTMLInputElement | null>;
  autoFocus: boolean;
}

export function PasswordField({ value, onValueChange, fieldRef, autoFocus }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <TextField
        ref={fieldRef}
        label={t("signIn.password")}
        type={isShown ? "text" : "password"}
        name="password"
        size="lg"
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={PASSWORD_MAX}
        autoFocus={autoFocus}
        value={value}
        onValueChange={onValueChange}
      />
      <span className="absolute right-1.5 bottom-1.5">
        <IconButton
          label={isShown ? t("signIn.hidePassword") : t("signIn.showPassword")}
          icon={isShown ? EyeOff : Eye}
          onClick={() => setIsShown(!isShown)}
        />
      </span>
    </div>
  );
}
