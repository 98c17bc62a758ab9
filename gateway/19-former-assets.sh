#!/bin/sh
# Before the gateway starts, in the image and in the local start alike: the hashed files of the
# release that is served now are kept in PC_FORMER_ROOT, and those of former ones for a week after
# they were last served, for tabs that were opened before. The gateway looks there for what the
# present release does not have.
set -eu
days=7
for application in cabinet admin wizard; do
    case "$application" in
        cabinet) now="$PC_CABINET_ROOT" ;;
        admin) now="$PC_ADMIN_ROOT" ;;
        wizard) now="$PC_WIZARD_ROOT" ;;
    esac
    kept="$PC_FORMER_ROOT/$application"
    mkdir -p "$kept/assets"
    # What was served until now is former from this moment on, however long it was served.
    if [ -f "$kept/served" ]; then
        while read -r name; do
            [ ! -f "$kept/assets/$name" ] || touch "$kept/assets/$name"
        done < "$kept/served"
    fi
    find "$kept/assets" -type f -mtime "+$days" -delete
    [ -d "$now/assets" ] || continue
    cp "$now"/assets/* "$kept/assets/"
    ls "$now/assets" > "$kept/served"
done
