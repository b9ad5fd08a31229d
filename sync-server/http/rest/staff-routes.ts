import type { Actor } from "#domain/people/person.ts";
import { STAFF_ENDPOINTS } from "#protocol/rest/staff-endpoints.ts";
import { changeRole } from "../../accounts/change-role.ts";
import { createStaff } from "../../accounts/create-staff.ts";
import { disablePerson, enablePerson } from "../../accounts/disable-person.ts";
import { listStaff, mustFindStaff } from "../../accounts/find-staff.ts";
import type { Managed } from "../../accounts/manage-account.ts";
import { renamePerson } from "../../accounts/rename-person.ts";
import { resetPassword } from "../../accounts/reset-password.ts";
import type { Services } from "../../services.ts";
import { parseId } from "../parse-request.ts";
import { type Serving, serve } from "./serve.ts";

/** Managing the accounts of staff. Every answer shows the account as it stands afterwards. */
export function serveStaff(serving: Serving): void {
  const { services } = serving;
  serve(serving, STAFF_ENDPOINTS.listStaff, async ({ actor }) => ({
    body: { staff: await listStaff(services, actor) },
  }));
  serve(serving, STAFF_ENDPOINTS.createStaff, async ({ actor, body }) => {
    const { id, password } = await createStaff(services, { actor, ...body });
    return { body: { account: await mustFindStaff(services, actor, id), password } };
  });
  serve(serving, STAFF_ENDPOINTS.changeStaffRole, (asked) =>
    answerAfter(services, asked, (managed) => changeRole(services, { ...managed, role: asked.body.role })),
  );
  serve(serving, STAFF_ENDPOINTS.renameStaff, (asked) =>
    answerAfter(services, asked, (managed) =>
      renamePerson(services, { ...managed, displayName: asked.body.display_name }),
    ),
  );
  serve(serving, STAFF_ENDPOINTS.disableStaff, (asked) =>
    answerAfter(services, asked, (managed) =>
      disablePerson(services, { ...managed, requestId: asked.idFor("disabling") }),
    ),
  );
  serve(serving, STAFF_ENDPOINTS.enableStaff, (asked) =>
    answerAfter(services, asked, (managed) =>
      enablePerson(services, { ...managed, requestId: asked.idFor("enabling") }),
    ),
  );
  serve(serving, STAFF_ENDPOINTS.resetStaffPassword, async (asked) => {
    const managed = await mustFindManaged(services, asked);
    const password = await resetPassword(services, managed);
    return { body: { account: await mustFindStaff(services, managed.actor, managed.personId), password } };
  });
}

interface Managing {
  actor: Actor;
  params: { id: string };
}

async function answerAfter(services: Services, asked: Managing, act: (managed: Managed) => Promise<unknown>) {
  const managed = await mustFindManaged(services, asked);
  await act(managed);
  return { body: await mustFindStaff(services, managed.actor, managed.personId) };
}

/** @throws ProblemError `not-found` for everything that is no account of staff, `forbidden` for who manages nobody. */
async function mustFindManaged(services: Services, { actor, params }: Managing): Promise<Managed> {
  const personId = parseId(params.id, "There is no such account of staff.");
  await mustFindStaff(services, actor, personId);
  return { actor, personId };
}
