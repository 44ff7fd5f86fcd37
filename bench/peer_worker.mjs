// One peer of npm in a process of its own: the same questions and answers as peer_worker.py.
//
//     NODE_HOME=FOLDER-WITH-node_modules node bench/peer_worker.mjs PEER FOLDER
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { createRequire } from "node:module";

const need = createRequire(path.join(process.env.NODE_HOME, "any.js"));
const [peer, folder] = process.argv.slice(2);
const inside = (name) => path.join(folder, name);
const data = JSON.parse(fs.readFileSync(inside("strings.json"), "utf8"));

const PEERS = {
  docxtemplater() {
    const PizZip = need("pizzip"), Docxtemplater = need("docxtemplater"), template = fs.readFileSync(inside("mustache.docx"));
    return async () => {
      const opened = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      opened.render(data);
      return opened.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"() {
    const handler = new (need("easy-template-x").TemplateHandler)(), template = fs.readFileSync(inside("mustache.docx"));
    return () => handler.process(template, data);
  },
  "docx-templates"() {
    const { createReport } = need("docx-templates"), template = fs.readFileSync(inside("plus.docx"));
    return async () => Buffer.from(await createReport({ template, data, cmdDelimiter: "+++", noSandbox: true }));
  },
  carbone() {
    const carbone = need("carbone");
    return () => new Promise((done, failed) => carbone.render(inside("carbone.docx"), data, (error, made) => (error ? failed(error) : done(made))));
  },
};

const make = PEERS[peer]();
const spent = (since) => { const used = process.cpuUsage(since); return (used.user + used.system) / 1000; };
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [asked, value] = line.split(/ (.*)/s);
  if (asked === "run") {
    const begin = process.cpuUsage();
    let count = 0;
    while (!count || spent(begin) < Number(value) * 1000) { await make(); count += 1; }
    console.log(spent(begin) / count);
  } else if (asked === "save") {
    fs.writeFileSync(value, await make());
    console.log("saved");
  } else {
    console.log(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]) / 1024);
  }
}
