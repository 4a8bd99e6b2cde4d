import type { Clock } from './clock/clock.ts';
import type { DatabaseHandle } from './database/connect.ts';
import type { FileStore } from './files/file-store.ts';
import type { Logger } from './log/log.ts';
import type { CompanyRegister } from './partners/company-register.server.ts';
import type { Geocoder } from './partners/geocoder.server.ts';
import type { LinkCheck } from './partners/link-check.server.ts';

/** What every door carries: made once at composition, held by nobody else. */
export interface Runtime {
  readonly database: DatabaseHandle;
  readonly clock: Clock;
  readonly log: Logger;
  /** The database bears the demo mark (an empty embedded folder that Relais filled). */
  readonly demo: boolean;
  /** Base of the links in messages, without a final slash. */
  readonly publicUrl: string;
  /** Whom to write to about this installation, when its operator gave an address. */
  readonly contactEmail?: string | undefined;
  /** When the operator named a service that locates addresses. It is asked outside of transactions. */
  readonly geocoder?: Geocoder | undefined;
  /** The same, of a register of companies. */
  readonly companies?: CompanyRegister | undefined;
  /** When the operator lets Relais look whether links answer. */
  readonly links?: LinkCheck | undefined;
  /** 32 bytes: encrypts second factors, keys the hash of NIR. */
  readonly secret: Uint8Array;
  /** What lies outside the database, sealed. */
  readonly files: FileStore;
}
