#!/bin/bash
#SBATCH --job-name=varaq
#SBATCH --output=varaq-%A_%a.log
#SBATCH --open-mode=append
#SBATCH --requeue
# Sets the jobs of a plan as an array of Slurm's, or puts their results together where it is no array:
#
#   sbatch --array=0-199 Recipes/slurm.sh PLAN
#   sbatch --dependency=afterany:ARRAY Recipes/slurm.sh PLAN
#
# slurm-submit.sh does both. VARAQ names the program, VARAQ_CHUNK says how many jobs of the plan one task sets. PLAN and the
# program lie where each node finds them by the same path.
set -u

plan=${1:?the plan is missing}
program=${VARAQ:-varaq}

if [[ -z ${SLURM_ARRAY_TASK_ID:-} ]]; then
    exec "$program" batch --merge "$plan"
fi

chunk=${VARAQ_CHUNK:-1}
first=$((SLURM_ARRAY_TASK_ID * chunk))
"$program" batch --job "$plan" --index "$first-$((first + chunk - 1))" --jobs "${SLURM_CPUS_PER_TASK:-1}" --quiet
code=$?

# Done, or at fault for good: anything else is tried again. The last task of an array has the array's id for its own, which would
# bring back all tasks: so it is named by both numbers.
if [[ $code != 0 && $code != 65 && ${SLURM_RESTART_COUNT:-0} -lt 3 ]]; then
    echo "varaq: exit code $code, to be tried again" >&2
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
