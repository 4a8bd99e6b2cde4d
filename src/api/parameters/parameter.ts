/** JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What is wrong with one value, in the words of FastAPI: the clients of data·inclusion know these. */
export interface Problem {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: string;
  readonly ctx?: JsonSchema;
}

/** A problem of the value at this rank of its list, when it has one. */
export type Report = (problem: Omit<Problem, 'loc'>, ...place: (string | number)[]) => void;

/** One parameter of an address: the same object reads it and documents it. */
export interface Parameter<T> {
  readonly schema: JsonSchema;
  readonly description: string;
  /** Its value when the address does not name it. */
  readonly absent: T;
  /** `given`: what the address says, at least once. What is returned after a report is never used. */
  read(given: readonly string[], report: Report): T;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/** Parameters of an address are read, or all that is wrong with them is. Those that nobody documented are ignored. */
export function readParameters<P extends Parameters>(
  parameters: P,
  address: URLSearchParams,
): { values: Values<P> } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const given = address.getAll(name);
    if (given.length === 0) {
      values[name] = parameter.absent;
      continue;
    }
    const report: Report = (problem, ...place) => problems.push(placed(problem, ['query', name, ...place]));
    values[name] = parameter.read(given, report);
  }
  return problems.length > 0 ? { problems } : { values: values as Values<P> };
}

/** Its keys in the order of FastAPI. */
function placed({ type, ...rest }: Omit<Problem, 'loc'>, loc: Problem['loc']): Problem {
  return { type, loc, ...rest };
}
