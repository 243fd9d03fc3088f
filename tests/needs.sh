#!/bin/sh
# What the tests need beside Python packages: git, the tools of the workflows, Chromium, a library that Playwright's driver
# needs on a bare Debian, and the two web servers that the recipes of docs/hosting/ are for.
# Usage: tests/needs.sh .venv/bin
set -eu
bin=$1
PATH=$PATH:/usr/sbin:/usr/local/sbin
missing=""
for tool in curl git jq unzip nginx caddy; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
"$bin/playwright" --version >/dev/null 2>&1 || missing="$missing libatomic1"
[ "$(uname)" != Linux ] || command -v strace >/dev/null || missing="$missing strace"
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" = 0 ] || [ -z "${CI:-}" ] || ! sudo -n true 2>/dev/null || as_root="sudo -n" # a runner of a forge
if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || [ -n "$as_root" ]; }; then
  # The tests start servers of their own; none is to be left running here, as Debian's packages would.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $as_root install -m 755 /dev/stdin "$policy"
    trap '$as_root rm -f "$policy"' EXIT
  fi
  $as_root apt-get update
  # shellcheck disable=SC2086  # a list of names
  $as_root apt-get install -y --no-install-recommends $missing
  exit 0
fi
if [ "$missing" = " chromium" ]; then
  exec "$bin/playwright" install chromium
fi
echo "The tests need:$missing. Install them with the package manager of this machine." >&2
exit 2
