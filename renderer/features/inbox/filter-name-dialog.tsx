import { type FormEvent, useState } from "react";
import { FILTER_NAME_MAX, filterNameSchema } from "#domain/search/saved-filter.ts";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

export interface FilterNameDialogProps {
  title: string;
  /** The name to begin with. */
  first: string;
  open: boolean;
  onClose: () => void;
  onName: (name: string) => void;
}

/** Asks how a view is to be called. */
export function FilterNameDialog({ title, first, open, onClose, onName }: FilterNameDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} size="sm" title={title} description={t("inbox.filter.onYourDevices")}>
      <NameForm {...{ first, onClose, onName }} />
    </Dialog>
  );
}

function NameForm({ first, onClose, onName }: Pick<FilterNameDialogProps, "first" | "onClose" | "onName">) {
  const [name, setName] = useState(first);
  const [isFaultShown, setIsFaultShown] = useState(false);
  const parsed = filterNameSchema.safeParse(name);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsFaultShown(true);
    if (!parsed.success) return;
    onClose();
    onName(parsed.data);
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <TextField
        label={t("inbox.filter.name")}
        value={name}
        onValueChange={setName}
        maxLength={FILTER_NAME_MAX}
        onFocus={(event) => event.target.select()}
        error={isFaultShown && !parsed.success ? t("inbox.filter.nameFault") : null}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t("actions.cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("inbox.filter.save")}
        </Button>
      </div>
    </form>
  );
}
