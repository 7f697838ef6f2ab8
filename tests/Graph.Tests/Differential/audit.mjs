// Runs every audit of graphql-http against the address on the command line and writes what each found, as JSON.
import { serverAudits } from 'graphql-http';

const found = [];
for (const audit of serverAudits({ url: process.argv[2] })) {
  const { id, name, status, reason } = await audit.fn();
  found.push({ id, name, status, reason });
}
process.stdout.write(JSON.stringify(found));
