/* Marks side by side and below each other, so that none hides another. */

/**
 * Puts boxes ({left, right} in pixels) one by one into at most `most` lanes, each into the first that
 * is free behind those before it. Returns the lane of each box, -1 for a box that no lane has room for.
 */
function packLanes(boxes, most, gap) {
  const ends = [];
  return boxes.map((box) => {
    let lane = ends.findIndex((end) => end + gap <= box.left);
    if (lane < 0) {
      if (ends.length === most) return -1;
      lane = ends.length;
    }
    ends[lane] = box.right;
    return lane;
  });
}

/**
 * Groups of boxes, each with the `middle` of a bubble that stands for it; bubbles are `width` pixels apart or more.
 * A box that is alone, and that no bubble touches, is `free` to be drawn as it is.
 */
function clusters(boxes, width) {
  const groups = [];
  for (const box of [...boxes].sort((a, b) => a.middle - b.middle)) {
    const group = groups[groups.length - 1];
    if (group && box.middle - group.middle < width) {
      group.boxes.push(box);
      group.middle += (box.middle - group.middle) / group.boxes.length;
    } else {
      groups.push({ boxes: [box], middle: box.middle });
    }
  }
  const half = width / 2;
  for (const group of groups) {
    const [box] = group.boxes;
    const touched = (other) => other !== group && other.middle + half > box.left && other.middle - half < box.right;
    group.free = group.boxes.length === 1 && !groups.some(touched);
  }
  return groups;
}
