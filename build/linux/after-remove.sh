#!/bin/sh
# Run as root by dpkg and rpm after the files of a version are removed. On an upgrade rpm runs the old version's script after the
# new version's own, and what that one has just set up must stay. dpkg passes "upgrade", rpm the number of versions left.
case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

rm -f '/usr/bin/${executable}'

installed='/etc/apparmor.d/${executable}'
if [ -f "$installed" ]; then
  if command -v apparmor_parser >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1; then
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
      apparmor_parser --remove "$installed" || true
    fi
  fi
  rm -f "$installed"
fi

exit 0
