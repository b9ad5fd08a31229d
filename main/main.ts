import { app } from "electron";

app.whenReady().catch(() => app.exit(1));
