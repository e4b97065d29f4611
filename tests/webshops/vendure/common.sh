# Sourced by up, down, seed and make-image: what is Vendure's own of ../common.sh.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
platform=vendure
. "$here/../common.sh"
export VENDURE_DISABLE_TELEMETRY=true

# Sets the names that belong to one running shop. Its ports are kept, so that it comes back where clients expect it.
use_state() {
  state=$(realpath -m "$1")
  if [ -r "$state/settings" ]; then . "$state/settings"; fi
  export VENDURE_STATE=$state VENDURE_PORT=${port:-} VENDURE_DATABASE_PORT=${database_port:-} VENDURE_ORDER_FIELDS=${order_fields:-yes}
}

# make_settings FILE yes|no: two free ports, and whether orders have the custom fields.
make_settings() {
  "$node" "$shared/free_ports.js" > "$1.new"
  echo "order_fields=$2" >> "$1.new"
  mv "$1.new" "$1"
}

# Collections are filled by jobs, some of which begin only after what they fill was saved: quiet means quiet for a while.
jobs_settle() {
  local quiet=0 deadline=$((SECONDS + 180))
  while [ $quiet -lt 10 ]; do
    [ $SECONDS -lt $deadline ] || die "the shop's jobs are not done after 180 s; its log is $state/server.log"
    sleep 0.2
    quiet=$((quiet + 1))
    [ "$(sql -d vendure -c "select count(*) from job_record where \"settledAt\" is null")" = 0 ] || quiet=0
  done
  [ "$(sql -d vendure -c "select count(*) from job_record where state <> 'COMPLETED'")" = 0 ] || die "a job of the shop failed; its log is $state/server.log"
}

server_start() { server_begin "$here/shop"; }
