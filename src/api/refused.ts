import type { Problem } from './parameters/parameter.ts';

/** An answer that is no data, with the bodies of FastAPI: the clients of data·inclusion know these. */
export class ApiRefused extends Error {
  override name = 'ApiRefused';
  readonly status: 401 | 403 | 404 | 405 | 422;
  readonly detail: string | readonly Problem[];

  constructor(status: ApiRefused['status'], detail: ApiRefused['detail']) {
    super(typeof detail === 'string' ? detail : 'parameters refused');
    this.status = status;
    this.detail = detail;
  }
}
