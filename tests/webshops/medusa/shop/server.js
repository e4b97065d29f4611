// The shop's server. The argument only marks the process as ours (see ../../common.sh).
const path = require('path');
const { endWith } = require('../../owner');

endWith(process.env.MEDUSA_OWNER_PID, path.join(__dirname, '..', 'down'), process.env.MEDUSA_STATE);
process.argv = [process.argv[0], 'medusa', 'start', '-H', '127.0.0.1', '-p', process.env.MEDUSA_PORT];
require('@medusajs/cli/cli.js');
