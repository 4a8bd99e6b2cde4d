// Who may import whom (docs: the house has doors, a domain and a platform).
const test = '\\.test\\.tsx?$|/testing/';

export default {
  forbidden: [
    {
      name: 'platform-knows-no-business',
      comment: 'The platform is what any service needs; it knows no word of the SPIE.',
      severity: 'error',
      from: { path: '^src/platform', pathNot: test },
      to: { path: '^(src/(domain|web|api|files|cli|composition)|demo)' },
    },
    {
      name: 'domain-knows-no-door',
      severity: 'error',
      from: { path: '^src/domain', pathNot: test },
      to: { path: '^(src/(web|api|files|cli|composition)|demo)' },
    },
    {
      name: 'ui-knows-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/web/ui', pathNot: test },
      to: { path: '^(src/(domain|platform|api|files|cli|composition|web/(?!ui/))|demo)' },
    },
    {
      name: 'doors-do-not-compose',
      comment: 'Only src/server.ts and src/composition wire things together; verbs work on what they open.',
      severity: 'error',
      from: { path: '^src/(web|api|files)', pathNot: test },
      to: { path: '^src/(cli|composition)' },
    },
    {
      name: 'api-knows-no-page',
      comment:
        'What systems see and what people see are two doors; one page only lists the addresses of the other.',
      severity: 'error',
      from: { path: '^src/api', pathNot: test },
      to: { path: '^(src/(web|files)|demo)' },
    },
    {
      name: 'pages-know-no-api',
      severity: 'error',
      from: { path: '^src/(web|files)', pathNot: `${test}|^src/web/public/api/` },
      to: { path: '^src/api' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      // Two types may name each other; two modules may not run each other.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\+types/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { pathNot: test },
      to: { path: test, pathNot: '/testing/' },
    },
  ],
  options: {
    parser: 'swc', // without it, TypeScript 7 is not understood and nothing is read
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\+types/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  },
};
