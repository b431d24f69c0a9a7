# shellcheck shell=bash disable=SC2034
title="The disk is full while a guest is saved"
iommu=intel
quick=yes
limit=60
expected="BROKEN/disk-full"

in_dom0() {
  local scratch=$state/scratch
  mkdir -p "$scratch"
  mount -t tmpfs -o size=48M small "$scratch" # too small for a guest's memory
  tested save-restore --guest-type pvh
  umount "$scratch"
}
