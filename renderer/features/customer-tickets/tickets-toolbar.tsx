import { LayoutGrid, Rows3, Search } from "lucide-react";
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
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1 basis-48 sm:max-w-sm">
        <TextField
          label="Search your tickets"
          hideLabel
          type="search"
          icon={Search}
          placeholder="Search your tickets"
          value={text}
          onValueChange={onTextChange}
        />
      </div>
      <span className="hidden flex-1 sm:block" />
      <Segmented label="Show as" value={layout} onValueChange={onLayoutChange} options={OPTIONS} />
    </div>
  );
}

const OPTIONS = [
  { value: "cards", label: "Cards", icon: LayoutGrid },
  { value: "list", label: "List", icon: Rows3 },
] as const;
