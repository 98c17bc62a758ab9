/** The files of a new announcement; what is not sent in the end is dropped again. */
import { type UploadRules, useUploads } from "@personal-cabinet/ui/form/use-uploads";
import { dropFile } from "./api/drop-file";
import { uploadFile } from "./api/upload-file";

const RULES: UploadRules = {
  most: 5,
  largest: 10 * 1024 * 1024,
  endings: [".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".txt"],
};

export const useAnnouncementFiles = () =>
  useUploads({ rules: RULES, send: uploadFile, drop: dropFile });
