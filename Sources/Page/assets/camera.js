/** Photos from the computer's or phone's own camera. */
import { byId } from "./dom.js";
import { showProblem } from "./notices.js";

/** Shows the button when there may be a camera. @param take called with a file. */
export function watchCamera(take) {
  if (!navigator.mediaDevices?.getUserMedia) return; // Only on localhost and over HTTPS.
  const dialog = byId("camera-dialog");
  const video = byId("camera-picture");
  let facing = "environment";
  let stream;
  const stop = () => stream?.getTracks().forEach((track) => track.stop());
  const start = async () => {
    stop();
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: facing, width: { ideal: 4096 }, height: { ideal: 3072 } },
    });
    video.srcObject = stream;
    await video.play();
  };
  const open = async () => {
    try {
      await start();
      if (!dialog.open) dialog.showModal();
    } catch (error) {
      dialog.close();
      showProblem(new Error(error.name === "NotAllowedError"
        ? "The browser may not use the camera; allow it for this page" : "There is no camera that can be used"));
    }
  };
  byId("camera").hidden = false;
  byId("camera").addEventListener("click", open);
  byId("camera-turn").addEventListener("click", () => {
    facing = facing === "user" ? "environment" : "user";
    open();
  });
  byId("camera-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", stop);
  byId("camera-shoot").addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d").drawImage(video, 0, 0);
    dialog.close();
    canvas.toBlob((blob) => blob && take(new File([blob], "camera.jpg", { type: "image/jpeg" })), "image/jpeg", 0.95);
  });
}
