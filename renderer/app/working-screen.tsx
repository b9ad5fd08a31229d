// The desk of whoever is signed in, by role, with what they must know above it.

import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { isStaff } from "#domain/people/role.ts";
import type { Account } from "#protocol/account/account.ts";
import { RoleChangeDialog } from "#renderer/features/farewell/role-change-dialog.tsx";
import { t } from "#renderer/texts/texts.ts";
import { fetchMarkdownAhead } from "#renderer/ticket-display/markdown.tsx";
import { AccountControls } from "./account-controls.tsx";
import { forgetPerson } from "./forget-person.ts";
import { Splash } from "./splash.tsx";
import { UnsentTeller } from "./unsent-teller.tsx";
import { WorkingBanners } from "./working-banners.tsx";

// Staff and customers each load their own screens alone.
const AgentWorkspace = lazy(() => import("./agent-workspace.tsx").then((room) => ({ default: room.AgentWorkspace })));
const CustomerWorkspace = lazy(() =>
  import("./customer-workspace.tsx").then((room) => ({ default: room.CustomerWorkspace })),
);

export interface WorkingScreenProps {
  account: Account;
  needsSignIn: boolean;
  isKept: boolean;
}

/** Keyed by the account: it leaves with its person. */
export function WorkingScreen({ account, needsSignIn, isKept }: WorkingScreenProps) {
  useEffect(fetchMarkdownAhead, []);
  useEffect(() => forgetPerson, []);
  return (
    <div className="flex h-full flex-col">
      <WorkingBanners account={account} needsSignIn={needsSignIn} isKept={isKept} />
      <Suspense fallback={<Splash label={t("app.opening")} />}>
        <WorkspaceOf account={account} accountMenu={<AccountControls account={account} />} />
      </Suspense>
      <RoleChangeDialog />
      <UnsentTeller />
    </div>
  );
}

function WorkspaceOf({ account, accountMenu }: { account: Account; accountMenu: ReactNode }) {
  const Workspace = isStaff(account.role) ? AgentWorkspace : CustomerWorkspace;
  return <Workspace accountMenu={accountMenu} />;
}
