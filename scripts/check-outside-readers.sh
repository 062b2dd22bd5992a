#!/usr/bin/env bash
# Checks the record formats against programs that others wrote: wfdb-python, scipy, pyEDFlib, Python's csv and json,
# jsonschema. Both ways: they read what Einthoven wrote, and Einthoven reads what they wrote. Any difference ends it with
# an error. Needs python3 with venv, and the network the first time.
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=(wfdb==4.3.1 scipy==1.17.1 pyEDFlib==0.1.42 jsonschema==4.26.0)
environment=node_modules/.cache/einthoven-venv
python=$environment/bin/python
installed=$environment/einthoven-requirements.txt

if [[ "$(cat "$installed" 2>/dev/null)" != "${requirements[*]}" ]]; then
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check "${requirements[@]}"
  echo "${requirements[*]}" > "$installed"
fi

npm run build --workspace @einthoven/core

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
node scripts/write-reader-samples.mjs "$folder/ours"
"$python" scripts/check-outside-readers.py read "$folder/ours" docs/digitization.schema.json
"$python" scripts/check-outside-readers.py write "$folder/foreign"
node scripts/read-foreign-records.mjs "$folder/foreign"
