#!/usr/bin/env bash
# Installs the pgvector extension for the newest PostgreSQL of this Debian machine. The tests need it. Installs Debian's
# package if there is one for that version; otherwise compiles the source package of a later release. Run as root.
set -euo pipefail

LATER_RELEASE=trixie

pg_config="$(ls /usr/lib/postgresql/*/bin/pg_config | sort -V | tail -n 1)"
major="$("$pg_config" --version | grep -oE '[0-9]+' | head -n 1)"
control="$("$pg_config" --sharedir)/extension/vector.control"

install_packages() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# apt-get with the sources of a later release from the machine's mirror. The machine's own package lists stay unchanged.
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

# Unpacks only the headers: installing the package would upgrade the running server and restart it.
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
