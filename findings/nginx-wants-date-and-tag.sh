#!/bin/bash
# Guess: a request with If-None-Match is judged by it alone; who has the tag is told 304, whatever date comes along
# (RFC 9110 section 13.1.3: a recipient MUST ignore If-Modified-Since then). And a date later than Last-Modified is 304, too.
# Seen (nginx 1.22.1, Debian 12), a static file: both have to fit, and the date to the second. The right tag beside a
# date that is a day later, as of a copy from another machine, is sent the whole file again; so is that date alone. (Its
# "if_modified_since before" mends the later date; the tag still does not decide alone.)
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
for program in nginx curl; do
    command -v $program >/dev/null || { echo "needs $program (Debian package $program)"; exit 2; }
done
folder=$(mktemp -d)
trap 'nginx -c "$folder/exact.conf" -s stop 2>/dev/null; nginx -c "$folder/before.conf" -s stop 2>/dev/null; rm -rf "$folder"' EXIT
chmod 755 "$folder"
mkdir "$folder/www"
echo page > "$folder/www/page.txt"
touch --date '2026-01-02 03:04:05 UTC' "$folder/www/page.txt"
chmod -R a+rX "$folder/www"

for how in exact before; do
    cat > "$folder/$how.conf" <<CONF
pid $folder/$how.pid;
error_log $folder/$how.log;
events {}
http {
    access_log off;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    if_modified_since $how;
    server { listen unix:$folder/$how.socket; root $folder/www; }
}
CONF
    nginx -c "$folder/$how.conf" 2>/dev/null
done

status() {  # of a server's answer to a request with these fields
    how=$1
    shift
    curl --silent --output /dev/null --write-out '%{http_code} ' --unix-socket "$folder/$how.socket" "$@" http://web/page.txt
}

tag=$(curl --silent --head --unix-socket "$folder/exact.socket" http://web/page.txt | tr -d '\r' | sed -n 's/^etag: //Ip')
has="If-None-Match: $tag"
own='If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT'
later='If-Modified-Since: Sat, 03 Jan 2026 03:04:05 GMT'
earlier='If-Modified-Since: Thu, 01 Jan 2026 03:04:05 GMT'
seen=$(
    for how in exact before; do
        status $how --header "$has"
        status $how --header "$has" --header "$own"
        status $how --header "$has" --header "$later"
        status $how --header "$has" --header "$earlier"
        status $how --header "$later"
    done
)
nginx -v 2>&1
echo "tag; with its date; a later date; an earlier one; that later date alone: $seen"
[ "$seen" = "304 304 200 200 200 304 304 304 200 304 " ] || { echo "this has changed"; exit 1; }
