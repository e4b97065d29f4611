# Sourced by up, down, seed and make-image: what is Medusa's own of ../common.sh.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
platform=medusa
. "$here/../common.sh"
export MEDUSA_DISABLE_TELEMETRY=true MEDUSA_FF_TRANSLATION=true LOG_LEVEL=warn

# Sets the names that belong to one running shop. Its ports are kept, so that it comes back where clients expect it.
use_state() {
  state=$(realpath -m "$1")
  if [ -r "$state/settings" ]; then . "$state/settings"; fi
  export MEDUSA_STATE=$state MEDUSA_PORT=${port:-} MEDUSA_DATABASE_PORT=${database_port:-}
}

make_settings() { # FILE
  "$node" "$shared/free_ports.js" > "$1.new"
  mv "$1.new" "$1"
}

# route FOLDER METHOD HANDLER: a route of the API whose handler is one of loyalty.js.
route() {
  mkdir -p "$1"
  printf "exports.%s = require('%s/shop/loyalty.js').%s;\n" "$2" "$here" "$3" > "$1/route.js"
}

# Medusa looks for its configuration, its packages, its routes and its pictures where it is started.
project_of() { # STATE_DIR
  local loyalty=$1/project/src/api/admin/loyalty
  route "$loyalty/cards/[number]" GET card
  route "$loyalty/customers/[id]" GET customer
  route "$loyalty/codes" POST sendCode
  route "$loyalty/codes/check" POST checkCode
  mkdir -p "$1/project/static"
  cp "$here/shop/medusa-config.js" "$here/package.json" "$1/project/"
  ln -sfn "$packages/node_modules" "$1/project/node_modules"
  printf '%s\n' "$1/project"
}

medusa() { (cd "$(project_of "$state")" && "$node" node_modules/@medusajs/cli/cli.js "$@"); }

server_start() { server_begin "$(project_of "$state")"; }
