#!/bin/sh
# Run as root by dpkg and rpm once the files are in place, also for an upgrade. The placeholders in dollar and braces are filled in when it is packed.

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# Chromium uses user namespaces for its sandbox where they are allowed, and this helper where they are not. That is a kernel setting
# which can change later, and root cannot test it for other users, so the helper is always set up, as Chrome does.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox' || true

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database /usr/share/applications || true
fi

# Where AppArmor restricts user namespaces (Ubuntu since 23.10), this profile allows them for this one program. An older AppArmor does
# not know the rule, restricts nothing and is left alone: the first call parses the profile without loading it.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
installed='/etc/apparmor.d/${executable}'
if command -v apparmor_parser >/dev/null 2>&1 && command -v apparmor_status >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
    cp -f "$profile" "$installed"
    # In a chroot, where an image is built, there is no kernel to load it into; it is loaded at the next boot.
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache "$installed" || true
    fi
  fi
fi

exit 0
