#!/usr/bin/env bash
# Gives the newest PostgreSQL of this Debian machine the pgvector extension, for the tests: the package where Debian has
# one for that version, else Debian's source of a later release, compiled for it. Run as root.
set -euo pipefail

LATER_RELEASE=trixie

pg_config="$(ls /usr/lib/postgresql/*/bin/pg_config | sort -V | tail -n 1)"
major="$("$pg_config" --version | grep -oE '[0-9]+' | head -n 1)"
control="$("$pg_config" --sharedir)/extension/vector.control"

install_packages() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# apt with the machine's own mirror, but a later release's sources, and without touching the machine's lists.
apt_of_later_release() {
  apt-get -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/sources" \
    -o Dir::State::lists="$folder/lists" -o APT::Sandbox::User=root "$@"
}

download_source() {
  local mirror
  mirror="$(. /etc/os-release && apt-get indextargets --format '$(REPO_URI)' "Codename: $VERSION_CODENAME" 'Created-By: Packages' | head -n 1)"
  mkdir -p "$folder/sources" "$folder/lists/partial"
  printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$mirror" "$LATER_RELEASE" /usr/share/keyrings/debian-archive-keyring.gpg >"$folder/sources/later.sources"
  apt_of_later_release update -q
  (cd "$folder" && apt_of_later_release source --only-source pgvector)
}

# Only the headers are taken from the package: to install it would upgrade, and so restart, a running server.
download_headers() {
  local version package="postgresql-server-dev-$major"
  version="$(dpkg-query -W -f '${Version}' "postgresql-$major")"
  (cd "$folder" && { apt-get -o APT::Sandbox::User=root download "$package=$version" || apt-get -o APT::Sandbox::User=root download "$package"; })
  dpkg -x "$folder/$package"_*.deb "$folder/headers"
}

compile() {
  local settings=(PG_CONFIG="$pg_config" OPTFLAGS= with_llvm=no includedir_server="$folder/headers/usr/include/postgresql/$major/server")
  make -C "$folder"/pgvector-*/ -j"$(nproc)" "${settings[@]}"
  make -C "$folder"/pgvector-*/ install "${settings[@]}"
}

if [ -e "$control" ]; then
  echo "PostgreSQL $major has pgvector already."
  exit 0
fi
apt-get update -q
if apt-cache show "postgresql-$major-pgvector" >/dev/null 2>&1; then
  install_packages "postgresql-$major-pgvector"
else
  folder="$(mktemp -d /tmp/pgvector.XXXXXX)"
  trap 'rm -rf "$folder"' EXIT
  install_packages gcc libc6-dev make dpkg-dev
  download_source
  download_headers
  compile
fi
test -e "$control"
echo "Installed pgvector for PostgreSQL $major: $(grep default_version "$control")"
