import { LayoutGrid, Rows3, Search } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

export const LAYOUTS = ["cards", "list"] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface TicketsToolbarProps {
  text: string;
  onTextChange: (text: string) => void;
  layout: Layout;
  onLayoutChange: (layout: Layout) => void;
}

export function TicketsToolbar({ text, onTextChange, layout, onLayoutChange }: TicketsToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 notices-follow">
      <div className="min-w-0 flex-1 basis-full sm:max-w-sm sm:basis-48">
        <TextField
          label={t("customer.search")}
          hideLabel
          type="search"
          icon={Search}
          placeholder={t("customer.search")}
          value={text}
          onValueChange={onTextChange}
        />
      </div>
      <span className="hidden flex-1 sm:block" />
      <Segmented
        label={t("customer.showAs")}
        value={layout}
        onValueChange={onLayoutChange}
        options={[
          { value: "cards", label: t("customer.cards"), icon: LayoutGrid },
          { value: "list", label: t("customer.asList"), icon: Rows3 },
        ]}
      />
    </div>
  );
}
