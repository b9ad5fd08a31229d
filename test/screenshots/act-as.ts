import { AUTH_PATHS, tokensSchema } from "#protocol/account/account.ts";
import { REST_ROOT } from "#protocol/rest/endpoint.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";

/** Lets one of the demo desk's people do something by the REST API. @throws where the server does not take it. */
export async function actAs(url: string, email: string, [method, path, body]: [string, string, object]): Promise<void> {
  const signedIn = await post(url + AUTH_PATHS.signIn, "POST", { email, password: DEMO_PASSWORD });
  const { access_token: token } = tokensSchema.parse(await signedIn.json());
  await post(`${url}${REST_ROOT}${path}`, method, body, token);
}

async function post(address: string, method: string, body: object, token?: string): Promise<Response> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
