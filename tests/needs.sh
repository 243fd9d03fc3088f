#!/bin/sh
# What the tests need beside Python packages: git, the tools of the workflows, Chromium, and a library that Playwright's driver needs on a bare Debian.
# Usage: tests/needs.sh .venv/bin
set -eu
bin=$1
missing=""
for tool in curl git jq unzip; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
"$bin/playwright" --version >/dev/null 2>&1 || missing="$missing libatomic1"
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update
  # shellcheck disable=SC2086  # a list of names
  exec apt-get install -y --no-install-recommends $missing
fi
if [ "$missing" = " chromium" ]; then
  exec "$bin/playwright" install chromium
fi
echo "The tests need:$missing. Install them with the package manager of this machine." >&2
exit 2
