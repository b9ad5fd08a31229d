import "../styles/main.css";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { UiProvider } from "#renderer/ui/ui-provider.tsx";

// zod's compiled parsers need eval, which the content security policy forbids.
z.config({ jitless: true });

const root = document.getElementById("root");
if (root) createRoot(root).render(<UiProvider>Holdfast</UiProvider>);
