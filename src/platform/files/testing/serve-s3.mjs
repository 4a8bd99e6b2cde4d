// Run as a process of its own, for its tokens of long lists are ciphered as Node does only with --openssl-legacy-provider:
// serve-s3.mjs <folder> <name of a bucket>. Says its port, then serves until it is killed.
import S3rver from '@20minutes/s3rver';

const [directory, name] = process.argv.slice(2);
const server = new S3rver({
  directory,
  configureBuckets: [{ name }],
  address: '127.0.0.1',
  port: 0,
  silent: true,
});
const { port } = await server.run();
process.send({ port });
process.once('disconnect', () => process.exit());
