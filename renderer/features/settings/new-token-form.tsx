import { type FormEvent, useState } from "react";
import {
  API_TOKEN_SCOPES,
  type ApiTokenScope,
  type CreateApiToken,
  createApiTokenSchema,
} from "#protocol/account/api-tokens.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { SCOPE_WORDS } from "./scope-words.ts";

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
    if (!parsed.success) return setFault(`The name ${parsed.error.issues[0]?.message ?? "is not valid"}.`);
    setFault(undefined);
    setBusy(true);
    void onSubmit(parsed.data).finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3 rounded-lg border border-line p-3">
      <TextField
        label="What it is for"
        hint="For example: nightly export. You will know it by this name."
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
        <Segmented label="What it may do" value={scope} onValueChange={setScope} options={SCOPES} />
        <div className="flex gap-2">
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Make token
          </Button>
        </div>
      </div>
    </form>
  );
}

const SCOPES = API_TOKEN_SCOPES.map((value) => ({ value, label: SCOPE_WORDS[value] }));
