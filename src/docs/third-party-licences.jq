# Writes src/docs/third-party-licences.md from the SBOM. The command is in that document.

# Licences that the SBOM states wrongly, because a project file names them loosely. Checked against the projects' own licence files.
def corrected:
  if .group == "org.springframework.session" then "Apache-2.0"
  elif (.group | startswith("com.twelvemonkeys")) then "BSD-3-Clause"
  else [.licenses[] | .expression // .license.id // .license.name] | unique | join(" or ")
  end;

def name: .group + ":" + .name;

"# Third-party licences",
"",
"These libraries are in Dateline's jar. The list is derived from the SBOM (CycloneDX), which every build of the jar writes to",
"`META-INF/sbom/application.cdx.json` in the jar. Licences are named by their SPDX identifiers. Where a library offers a choice, it says \"or\".",
"",
"After a change of a dependency, write this file anew and commit it with the change (`jq` is in most distributions):",
"",
"```sh",
"mvn package -DskipTests",
"jq --raw-output --from-file src/docs/third-party-licences.jq target/classes/META-INF/sbom/application.cdx.json > src/docs/third-party-licences.md",
"```",
"",
"Some of these libraries contain native programs, which an SBOM of Maven artifacts does not list:",
"",
"- `embedded-postgres-binaries`: PostgreSQL (PostgreSQL Licence) with the libraries that it needs: ICU 60 (Unicode-DFS-2016), OpenSSL 1.1 (OpenSSL),",
"  libxml2 and libxslt (MIT), zlib (Zlib), liblzma (public domain) and OSSP uuid (MIT).",
"- `brotli4j`: Brotli (MIT).",
"- `webp-imageio`: libwebp (BSD-3-Clause).",
"",
"| library | version | licence |",
"|---|---|---|",
([.components[] | {row: "| `\(name)` | \(.version) | \(corrected) |", key: name}] | unique_by(.row) | sort_by(.key) | .[].row)
