#!/usr/bin/env bash
# Gives a plan to Slurm: an array that sets its jobs, and a job behind it that puts the results together. Prints both ids.
#
#   slurm-submit.sh PLAN [--chunk N] [--wait] [-- OPTIONS OF SBATCH…]
#
# With --wait it stays until all is done, and ends with the exit code of the merge. OPTIONS OF SBATCH are for the array, such as
# --partition=night or --cpus-per-task=4. Logs go to the current folder.
set -euo pipefail

here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")

main() {
    read_arguments "$@"
    local jobs tasks array
    jobs=$(wc -l <"$plan")
    ((jobs > 0)) || fail 65 "the plan $plan has no jobs"
    export VARAQ VARAQ_CHUNK=${chunk:-$(least_chunk "$jobs")}
    tasks=$(((jobs + VARAQ_CHUNK - 1) / VARAQ_CHUNK))
    array=$(sbatch --parsable --export=ALL "${options[@]}" --array="0-$((tasks - 1))" "$here/slurm.sh" "$plan")
    array=${array%%;*}
    printf 'set: %s\nmerge: ' "$array"
    sbatch --parsable --export=ALL --dependency="afterany:$array" --output=varaq-%j-merge.log "${wait[@]}" "$here/slurm.sh" "$plan"
}

read_arguments() {
    plan='' chunk='' wait=() options=()
    while (($#)); do
        case $1 in
            --chunk) chunk=${2:-} && shift 2 ;;
            --wait) wait=(--wait) && shift ;;
            --) options=("${@:2}") && break ;;
            -*) fail 64 "there is no option $1" ;;
            *) plan=$1 && shift ;;
        esac || fail 64 'an option lacks its value'
    done
    [[ -r $plan && -f $plan ]] || fail 64 'name a plan that can be read'
    [[ $chunk =~ ^([1-9][0-9]*)?$ ]] || fail 64 '--chunk takes a number from 1'
    plan=$(realpath -- "$plan")
    VARAQ=$(command -v -- "${VARAQ:-varaq}") || fail 64 'there is no varaq; say where it is in VARAQ'
    VARAQ=$(realpath -s -- "$VARAQ")
}

fail() {
    printf 'slurm-submit: %s\n' "$2" >&2
    exit "$1"
}

# So many jobs in a task that the array is no longer than the site takes.
least_chunk() {
    local most
    most=$(scontrol show config | awk '$1 == "MaxArraySize" {print $3}')
    echo $((($1 + ${most:-1001} - 1) / ${most:-1001}))
}

main "$@"
