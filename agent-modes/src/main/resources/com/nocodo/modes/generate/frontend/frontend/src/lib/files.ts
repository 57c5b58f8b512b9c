import { request } from "./http";

export interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly content_type: string;
  readonly size: number;
}

export function uploadFile(file: File): Promise<StoredFile> {
  const body = new FormData();
  body.append("file", file);
  return request("POST", "/api/files", { body });
}
