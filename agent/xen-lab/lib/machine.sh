# shellcheck shell=bash
# The emulated machine: start, jobs in its dom0, end.

machine=$work/machine
share=$machine/share
readonly BOOT_LIMIT=60 # quiet seconds

# What the agent must never let out. The host's name is in the image.
readonly SERIALS=(SN-PRIVATE-0001 MB-PRIVATE-0002 CH-PRIVATE-0003)
readonly UUID=11111111-2222-3333-4444-555555555555
readonly MACS=(52:54:00:ab:cd:01 52:54:00:ab:cd:02)
readonly PRIVATE="${SERIALS[*]} $UUID ${MACS[*]} host-private-0004"

# TCG of QEMU 7.2 lacks what these flags stand for: monitor: Xen dies in its idle loop; smap: dom0 dies at its first return
# to user space; rdtscp: PVH guests are killed; xsave: PVH guests lose their FPU state when a CPU is added.
readonly CPU=EPYC,-monitor,-smap,-rdtscp,-xsave

alive() { [ -s "$machine/pid" ] && kill -0 "$(cat "$machine/pid")" 2>/dev/null; }

# A disk as it was when the image was built. What dom0 flushes to it is there after the machine was killed.
fresh_disk() {
  mkdir -p "$machine"
  qemu-img create -q -f qcow2 -F raw -b "$image/dom0.img" "$machine/disk.qcow2"
}

# start_machine intel|amd|none: an emulated boot that hangs is tried once more, one that hangs again is a failure
start_machine() {
  local begin=$EPOCHREALTIME
  ! alive || die $UNAVAILABLE "The machine runs already."
  [ -s "$machine/disk.qcow2" ] || fresh_disk
  measure_host
  if ! comes_up "$1"; then
    say "dom0 did not come up; once more."
    kill_machine
    begin=$EPOCHREALTIME
    comes_up "$1" || boot_failed
  fi
  measured_boot "$(seconds_since "$begin")" "$(cat "$share/ready")"
  say "dom0 is up after $(seconds_since "$begin") s (iommu $1, pace $(pace))"
}

# comes_up intel|amd|none
comes_up() {
  rm -rf "$share"
  mkdir -p "$share/jobs"
  emulate "$1"
  await "$share/ready" "$(deadline $BOOT_LIMIT)"
}

boot_failed() {
  tail -n 5 "$machine/console.log" "$machine/qemu.log" >&2
  kill_machine
  die $FAILED "dom0 did not come up; $machine/console.log has all it said."
}

emulate() {
  local options
  options=(
    -machine q35 -accel "tcg,thread=multi" -cpu "$CPU" -smp 4 -m 4096
    -nodefaults -display none -no-reboot -serial "file:$machine/console.log"
  )
  hypervisor_options
  board_options "$1"
  device_options
  setsid qemu-system-x86_64 "${options[@]}" >"$machine/qemu.log" 2>&1 </dev/null &
  echo $! >"$machine/pid"
  disown
}

hypervisor_options() {
  options+=(
    -kernel "$image/xen"
    -initrd "$image/vmlinuz root=/dev/sda rw console=hvc0 systemd.show_status=0 net.ifnames=0,$image/initrd.img"
    -append "console=com1 com1=115200 dom0_mem=1536M,max:1536M dom0_max_vcpus=2 loglvl=all guest_loglvl=all iommu=verbose"
  )
}

# board_options intel|amd|none
board_options() {
  case $1 in
  intel) options+=(-device "intel-iommu,intremap=on,caching-mode=on") ;;
  amd) options+=(-device "amd-iommu,intremap=on") ;;
  none) ;;
  *) die $USAGE "An IOMMU is intel, amd or none, and not $1." ;;
  esac
  options+=(
    -smbios "type=0,vendor=ExampleBIOS,version=F42,date=11/20/2026,release=4.2"
    -smbios "type=1,manufacturer=ExampleCorp,product=TestDay Board X1,version=1.0,serial=${SERIALS[0]},uuid=$UUID"
    -smbios "type=2,manufacturer=ExampleCorp,product=X1-MB,version=rev2,serial=${SERIALS[1]}"
    -smbios "type=3,manufacturer=ExampleCorp,serial=${SERIALS[2]}"
  )
}

# Two network cards at 01:00.0 and 02:00.0, a device with a BAR of 8 GiB at 03:00.0.
device_options() {
  options+=(
    -drive "file=$machine/disk.qcow2,format=qcow2,if=none,id=disk" -device ide-hd,drive=disk,bus=ide.0
    -virtfs "local,path=$share,mount_tag=lab,security_model=none"
    -device VGA,vgamem_mb=256
    -device pcie-root-port,id=port1,chassis=1,slot=1
    -device pcie-root-port,id=port2,chassis=2,slot=2
    -device pcie-root-port,id=port3,chassis=3,slot=3
    -netdev user,id=net1,restrict=on -device "e1000e,netdev=net1,bus=port1,mac=${MACS[0]}"
    -netdev user,id=net2,restrict=on -device "e1000e,netdev=net2,bus=port2,mac=${MACS[1]}"
    -object "memory-backend-file,id=bar,size=8G,mem-path=$machine/bar,share=on" # a sparse file
    -device ivshmem-plain,memdev=bar,bus=port3
  )
}

# await FILE SECONDS: until it is there, the machine has ended, or the time is over
await() {
  local file=$1 end=$((SECONDS + $2))
  until [ -s "$file" ]; do
    alive && [ $SECONDS -lt $end ] || return 1
    sleep 0.3
  done
}

# start_job NAME QUIET_SECONDS < script: does not wait
start_job() {
  local job=$share/jobs/$1
  rm -f "$job".*
  {
    echo "# deadline $(deadline "$2")"
    echo "pace=$(pace) private='$PRIVATE'"
    cat "$lab/dom0/prelude" -
  } >"$job.new"
  mv "$job.new" "$job.sh"
}

# end_job NAME QUIET_SECONDS: prints what it printed; its exit status, 124 if it did not end in time
end_job() {
  local job=$share/jobs/$1 rc=124 millis=
  if await "$job.rc" $(($(deadline "$2") + $(deadline 10))); then
    read -r rc millis <"$job.rc"
    measured_loop "$millis"
  fi
  cat "$job.out" 2>/dev/null || true
  return "$rc"
}

# await_words NAME WORDS QUIET_SECONDS: until the job has printed them
await_words() {
  local end=$((SECONDS + $(deadline "$3")))
  until grep -qs "$2" "$share/jobs/$1.out"; do
    alive && [ $SECONDS -lt $end ] && [ ! -e "$share/jobs/$1.rc" ] || return 1
    sleep 0.3
  done
}

# run_job NAME QUIET_SECONDS < script
run_job() {
  start_job "$1" "$2"
  end_job "$1" "$2"
}

# The host dies: no process of the emulator writes anything any more.
kill_machine() {
  local pid
  alive || return 0
  pid=$(cat "$machine/pid")
  kill -KILL "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -f "$machine/pid"
}

power_off() {
  local end
  alive || return 0
  start_job poweroff 30 <<<"systemctl poweroff"
  end=$((SECONDS + $(deadline 30)))
  while alive && [ $SECONDS -lt $end ]; do sleep 0.3; done
  ! alive || say "dom0 did not power off in time: killed"
  kill_machine
}
