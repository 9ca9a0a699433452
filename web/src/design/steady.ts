/** A picture that goes on being seen until the one that follows it can be: `<img use:steady={url}>`. */
export function steady(node: HTMLImageElement, url: string) {
  let wanted = url;
  node.src = url;
  return {
    update(next: string) {
      if (next === wanted) return;
      wanted = next;
      const ahead = new Image();
      ahead.src = next;
      const put = () => {
        if (wanted === next) node.src = next;
      };
      ahead.decode().then(put, put);
    },
  };
}
