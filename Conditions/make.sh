#!/bin/sh
# Makes the ICC profiles of this folder anew, each from its characterisation data. Not part of the build: the profiles
# are kept with the project, so that all files name the same ones byte for byte.
#
# Needs the packages argyll (2.3.1), icc-profiles-free and python3, and some minutes.
set -eu
cd "$(dirname "$0")"
data=/usr/share/color/icc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make NAME REFERENCE INK-LIMIT DESCRIPTION COPYRIGHT
#   -q m -b h   a small table from inks to colours, a larger one back: colours that can be printed come out 0.8 off in the mean, and
#               1.8 with the small one; the profile is embedded in each file for the press, so it is no larger than that
#   -n c        the data stays out of the profile; its tag names it in the registry instead
#   -k p ...    black begins in the tenth part of the scale and is full at nine tenths, on a straight line: gray hangs on
#               one ink where it is dark, and light tones have no black dots
#   -l          most of all inks together, in per cent
make() {
    cp "$data/$1.ti3" "$work/"
    colprof -q m -b h -n c -c mt -d pp -l "$3" -k p 0 0.1 0.9 1 1 -O "$work/$1.icc" "$work/$1" >/dev/null
    python3 normalise.py "$work/$1.icc" "$1.icc" "$2" "$4" "$5"
}

changed='Made from data of icc-profiles-free, (c) Kai-Uwe Behrmann, zlib licence; altered: made into a profile. No warranty.'
make FOGRA39L FOGRA39 320 'Offset, coated paper (FOGRA39L)' "Data: Fogra, www.fogra.org. $changed"
make FOGRA29L FOGRA29 280 'Offset, uncoated paper (FOGRA29L)' "Data: Fogra, www.fogra.org. $changed"
make TR002 'CGATS TR 002' 240 'Coldset offset, newsprint (CGATS TR 002)' \
    "Data: ANSI CGATS/SNAP TR 002-2007, (c) 2007 NPES. $changed"
