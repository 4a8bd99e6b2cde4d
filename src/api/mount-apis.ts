import type { Hono } from 'hono';
import type { Runtime } from '../platform/runtime.ts';
import { APIS } from './apis.ts';
import { openDoor, sendLasting } from './door.ts';
import { openApiDocument } from './openapi.ts';

/** Opens what other systems read, beside the pages: it has its own refusals, and none of the pages' habits. */
export function mountApis(app: Hono, runtime: Runtime): void {
  for (const api of APIS) {
    const document = JSON.stringify(openApiDocument(api, runtime.publicUrl));
    app.get(api.document, (c) => sendLasting(c, document));
    app.route(api.base, openDoor(runtime, api.routes));
  }
}
