import { useState } from "react";
import { BODY_MAX } from "#domain/ticket/ticket.ts";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea } from "#renderer/ui/text-area.tsx";

export interface EditWordsDialogProps {
  open: boolean;
  words: string;
  onClose: () => void;
  onSend: (words: string) => void;
}

/** Changes the words of something that was refused or held, and sends it again. Until then the former ones are kept. */
export function EditWordsDialog({ open, words, onClose, onSend }: EditWordsDialogProps) {
  const [edited, setEdited] = useState(words);
  const isTooLong = edited.length > BODY_MAX;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("display.editWords.title")}
      footer={
        <>
          <Button onClick={onClose}>{t("actions.cancel")}</Button>
          <Button variant="primary" disabled={edited.trim() === "" || isTooLong} onClick={() => onSend(edited)}>
            {t("actions.sendAgain")}
          </Button>
        </>
      }
    >
      <TextArea
        label={t("display.editWords.words")}
        rows={8}
        value={edited}
        onValueChange={setEdited}
        error={isTooLong ? t("display.tooLong", { most: BODY_MAX }) : null}
      />
    </Dialog>
  );
}
