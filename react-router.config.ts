import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src/web',
  ssr: true,
  // Each state of the sources is built beside the others, so that a build never breaks a server that runs.
  buildDirectory: process.env.RELAIS_BUILD_DIR ?? 'build/manual',
} satisfies Config;
