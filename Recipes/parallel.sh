#!/usr/bin/env bash
# Sets the jobs of a plan with GNU parallel, on this machine or over ssh, and puts the results together.
#
#   parallel.sh PLAN [--ssh HOST,HOST…] [--chunk N] [--rounds N] [--pause SECONDS]
#
# A chunk is what one start of the program sets: 1 job here, 25 over ssh. What ended neither well nor at fault for good is tried
# again, in 3 rounds at most with a pause of 5 seconds before each. VARAQ names the program; over ssh it, the plan, the inputs and
# the output folder lie on all hosts by the same paths. PLAN-round-1.joblog and so on tell what ran where, how long, and how it
# ended. The exit code is that of the merge: that of the worst outcome.
set -uo pipefail

main() {
    read_arguments "$@"
    local round list=$scratch/1.list
    chunks_of_plan >"$list"
    [[ -s $list ]] || fail 65 "the plan $VARAQ_PLAN has no jobs"
    rm -f -- "$VARAQ_PLAN"-round-*.joblog
    for ((round = 1; round <= rounds; round++)); do
        ((round == 1)) || sleep "$pause"
        set_all "$list" "$VARAQ_PLAN-round-$round.joblog"
        unfinished "$VARAQ_PLAN-round-$round.joblog" "$list" >"$scratch/$((round + 1)).list"
        list=$scratch/$((round + 1)).list
        [[ -s $list ]] || break
    done
    "$VARAQ" batch --merge "$VARAQ_PLAN"
}

read_arguments() {
    local plan='' hosts='' chunk_asked=''
    rounds=3 pause=5 where=()
    while (($#)); do
        case $1 in
            --ssh) hosts=${2:-} && shift 2 ;;
            --chunk) chunk_asked=${2:-} && shift 2 ;;
            --rounds) rounds=${2:-} && shift 2 ;;
            --pause) pause=${2:-} && shift 2 ;;
            -*) fail 64 "there is no option $1" ;;
            *) plan=$1 && shift ;;
        esac || fail 64 'an option lacks its value'
    done
    [[ -z $hosts ]] || where=(--sshlogin "$hosts")
    chunk=${chunk_asked:-$([[ -z $hosts ]] && echo 1 || echo 25)}
    [[ $chunk =~ ^[1-9][0-9]*$ && $rounds =~ ^[1-9][0-9]*$ && $pause =~ ^[0-9]+$ ]] || fail 64 '--chunk, --rounds and --pause take numbers'
    [[ -r $plan && -f $plan ]] || fail 64 'name a plan that can be read'
    VARAQ=$(command -v -- "${VARAQ:-varaq}") || fail 64 'there is no varaq; say where it is in VARAQ'
    VARAQ=$(realpath -s -- "$VARAQ")
    VARAQ_PLAN=$(realpath -- "$plan")
    export VARAQ VARAQ_PLAN
    scratch=$(mktemp -d) || fail 73 'there is no room for lists'
    trap 'rm -rf -- "$scratch"' EXIT
}

fail() {
    printf 'parallel: %s\n' "$2" >&2
    exit "$1"
}

# A line for each: 0-24, 25-49… The last one may go beyond the end.
chunks_of_plan() {
    awk -v "chunk=$chunk" 'END { for (first = 0; first < NR; first += chunk) print first "-" first + chunk - 1 }' "$VARAQ_PLAN"
}

# Paths go by way of the environment: a shell reads the command on each host, and sees nothing of theirs but the variables' names.
set_all() {
    local home=()
    [[ -z ${VARAQ_HOME:-} ]] || home=(--env VARAQ_HOME)
    parallel "${where[@]}" --env VARAQ --env VARAQ_PLAN "${home[@]}" --joblog "$2" --arg-file "$1" \
        '"$VARAQ" batch --job "$VARAQ_PLAN" --index {} --jobs 1 --quiet'
}

# What is still to be done of a list, by the log of its round: a job that a signal ended has an exit code of 0 there, and one that
# never began has no line. Columns: 1 the place in the list, 7 the exit code, 8 the signal.
unfinished() {
    [[ -s $1 ]] || fail 75 'parallel has kept no log'
    awk -F '\t' 'NR == FNR { if ($7 == 65 || $7 == 0 && $8 == 0) ended[$1]; next } !(FNR in ended)' "$1" "$2"
}

main "$@"
