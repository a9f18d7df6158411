// Starts the page's modules: as they stand from a server, linked into one file from a folder.
// Browsers refuse ES modules on file://, and this file is the one place that knows it.
(() => {
  const here = document.currentScript;
  const script = document.createElement("script");
  if (location.protocol === "file:") {
    script.src = new URL("portable.js", here.src).href;
  } else {
    script.type = "module";
    script.src = new URL("main.js", here.src).href;
  }
  document.head.append(script);
})();
