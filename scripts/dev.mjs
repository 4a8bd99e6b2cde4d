// npm run dev: the same composition as npm start, sources read as they are and pages replaced as they change.
import { become } from './project.mjs';

const host = process.env.HOST || '127.0.0.1';
const port = process.env.PORT || '3000';
// React Router would otherwise start a second process of itself with this condition.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --conditions=development`;
await become('react-router', ['dev', '--host', host, '--port', port], {
  shell: process.platform === 'win32',
});
