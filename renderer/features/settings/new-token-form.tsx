import { type FormEvent, useState } from "react";
import {
  API_TOKEN_NAME_MAX,
  API_TOKEN_SCOPES,
  type ApiTokenScope,
  type CreateApiToken,
  createApiTokenSchema,
} from "#protocol/account/api-tokens.ts";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

export interface NewTokenFormProps {
  onSubmit: (token: CreateApiToken) => Promise<void>;
  onCancel: () => void;
}

export function NewTokenForm({ onSubmit, onCancel }: NewTokenFormProps) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState<ApiTokenScope>("read");
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = createApiTokenSchema.safeParse({ name, scope });
    if (!parsed.success) return setFault(t("settings.tokens.purposeFault", { most: API_TOKEN_NAME_MAX }));
    setFault(undefined);
    setBusy(true);
    void onSubmit(parsed.data).finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3 rounded-lg border border-line p-3">
      <TextField
        label={t("settings.tokens.purpose")}
        hint={t("settings.tokens.purposeHint")}
        error={fault}
        value={name}
        onValueChange={(typed) => {
          setName(typed);
          setFault(undefined);
        }}
        autoComplete="off"
        autoFocus
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t("settings.tokens.scope")}
          value={scope}
          onValueChange={setScope}
          options={API_TOKEN_SCOPES.map((value) => ({ value, label: t(`settings.tokens.scopes.${value}`) }))}
        />
        <div className="flex gap-2">
          <Button onClick={onCancel}>{t("actions.cancel")}</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t("settings.tokens.make")}
          </Button>
        </div>
      </div>
    </form>
  );
}
