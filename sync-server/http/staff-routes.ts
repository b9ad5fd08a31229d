import { type Request, type RequestHandler, type Response, Router } from "express";
import type { z } from "zod";
import type { Actor } from "#domain/people/person.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import {
  changeRoleSchema,
  createStaffSchema,
  type NewPassword,
  renameSchema,
  STAFF_PATH,
  type StaffAccount,
  type staffListSchema,
} from "#protocol/account/staff.ts";
import { changeRole } from "../accounts/change-role.ts";
import { createStaff } from "../accounts/create-staff.ts";
import { disablePerson, enablePerson } from "../accounts/disable-person.ts";
import { listStaff, mustFindStaff } from "../accounts/find-staff.ts";
import type { Managed } from "../accounts/manage-account.ts";
import { renamePerson } from "../accounts/rename-person.ts";
import { resetPassword } from "../accounts/reset-password.ts";
import type { Services } from "../services.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { parseBody } from "./parse-request.ts";
import { ProblemError } from "./problem-error.ts";

const ONE = `${STAFF_PATH}/:id`;

/** Managing the accounts of staff. Every answer shows the account as it stands afterwards. */
export function staffRoutes(services: Services): Router {
  const router = Router();
  router.use(STAFF_PATH, authenticate(services));
  router.get(STAFF_PATH, async (_request, response) => {
    response.json({ staff: await listStaff(services, actorOf(response)) } satisfies z.infer<typeof staffListSchema>);
  });
  router.post(STAFF_PATH, async (request, response) => {
    const actor = actorOf(response);
    const { id, password } = await createStaff(services, { actor, ...parseBody(createStaffSchema, request.body) });
    const account = await mustFindStaff(services, actor, id);
    response.status(201).json({ account, password } satisfies NewPassword);
  });
  router.put(`${ONE}/role`, async (request, response) => {
    const { role } = parseBody(changeRoleSchema, request.body);
    await answerAfter(services, { request, response }, (managed) => changeRole(services, { ...managed, role }));
  });
  router.put(`${ONE}/display-name`, async (request, response) => {
    const { display_name: displayName } = parseBody(renameSchema, request.body);
    await answerAfter(services, { request, response }, (managed) =>
      renamePerson(services, { ...managed, displayName }),
    );
  });
  router.post(`${ONE}/disable`, (request, response) =>
    answerAfter(services, { request, response }, (managed) => disablePerson(services, managed)),
  );
  router.post(`${ONE}/enable`, (request, response) =>
    answerAfter(services, { request, response }, (managed) => enablePerson(services, managed)),
  );
  router.post(`${ONE}/reset-password`, async (request, response) => {
    const { actor, personId } = await mustFindManaged(services, { request, response });
    const password = await resetPassword(services, { actor, personId });
    const account = await mustFindStaff(services, actor, personId);
    response.json({ account, password } satisfies NewPassword);
  });
  router.all(STAFF_PATH, refuseMethod("GET, POST"));
  router.all([`${ONE}/role`, `${ONE}/display-name`], refuseMethod("PUT"));
  router.all([`${ONE}/disable`, `${ONE}/enable`, `${ONE}/reset-password`], refuseMethod("POST"));
  return router;
}

interface Exchange {
  request: Request;
  response: Response;
}

async function answerAfter(services: Services, exchange: Exchange, act: (managed: Managed) => Promise<unknown>) {
  const managed = await mustFindManaged(services, exchange);
  await act(managed);
  const account = await mustFindStaff(services, managed.actor, managed.personId);
  exchange.response.json(account satisfies StaffAccount);
}

/** @throws ProblemError `not-found` for everything that is no account of staff, `forbidden` for who manages nobody. */
async function mustFindManaged(services: Services, { request, response }: Exchange): Promise<Managed> {
  const actor = actorOf(response);
  const id = uuidSchema.safeParse(request.params.id);
  if (!id.success) throw new ProblemError("not-found", { detail: "There is no such account of staff." });
  await mustFindStaff(services, actor, id.data);
  return { actor, personId: id.data };
}

function actorOf(response: Response): Actor {
  return signedInOf(response).actor;
}

function refuseMethod(allowed: string): RequestHandler {
  return () => {
    throw new ProblemError("method-not-allowed", { detail: `Use ${allowed}.`, headers: { allow: allowed } });
  };
}
