import { t } from "#renderer/texts/texts.ts";
import { AFTER_SEND_PLACES, useAfterSend } from "#renderer/ticket-display/after-send.ts";
import { useDeskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { showNotice } from "#renderer/ui/toast.tsx";

/** The palette offers the choices that are not made. */
export function useAfterSendCommands(): void {
  const { place, choose } = useAfterSend();
  const others = AFTER_SEND_PLACES.filter((other) => other !== place);
  useDeskCommands(
    Object.fromEntries(
      others.map((other) => [
        `after-send-${other}`,
        () => {
          choose(other);
          showNotice({ title: t(`commands.afterSend.${other}`) });
        },
      ]),
    ),
  );
}
